//! Elements as plain values.
//!
//! Leptos' own elements are a type each, and so is each closure in them: the program that readers
//! load would hold the same machinery some hundred times. Here one type is all elements, live
//! content is boxed, and there is one effect. What is live is tracked by Leptos as ever.

use crate::live::Listener;
use crate::ui::patch::Built;
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Finds a text, and is asked anew when what it read changes.
pub(super) type LiveText = Box<dyn Fn() -> String + Send>;
/// The same for elements.
pub(super) type LiveElements = Box<dyn Fn() -> Vec<El> + Send>;

/// An element that is not in the page yet.
pub(super) struct El {
    pub(super) tag: &'static str,
    pub(super) class: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) children: Vec<Child>,
    pub(super) placed: Option<Box<dyn FnOnce(web_sys::Element) + Send>>,
}

/// What an attribute's name is given.
pub(super) enum Value {
    /// A value that stays.
    Fixed(String),
    /// A value that changes; the attribute is there while there is one.
    Live(Box<dyn Fn() -> Option<String> + Send>),
    /// The name is a class, there while this is true.
    Class(Box<dyn Fn() -> bool + Send>),
    /// The element's content, as markup.
    Markup(LiveText),
    /// The name is an event, and this is told of it.
    Heard(Box<dyn Fn(Event) + Send>),
}

/// What stands in an element.
pub(super) enum Child {
    Element(El),
    Text(String),
    LiveText(LiveText),
    LiveElements(LiveElements),
}

/// An element of `tag`, with the classes that it always has.
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    El { tag, class, attributes: Vec::new(), children: Vec::new(), placed: None }
}

impl El {
    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push((name, value));
        self
    }

    fn and(mut self, child: Child) -> Self {
        self.children.push(child);
        self
    }

    /// Gives it an attribute.
    pub(super) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Value::Fixed(value.into()))
    }

    /// Gives it an attribute that changes, there while there is a value.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        of: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.with(name, Value::Live(Box::new(of)))
    }

    /// Gives it a class that comes and goes.
    pub(super) fn live_class(
        self,
        name: &'static str,
        is: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.with(name, Value::Class(Box::new(is)))
    }

    /// Gives it markup for its content, which must be our own, what came from outside escaped.
    pub(super) fn live_markup(self, of: impl Fn() -> String + Send + 'static) -> Self {
        self.with("", Value::Markup(Box::new(of)))
    }

    /// Tells `heard` of each event of one name.
    pub(super) fn on(self, name: &'static str, heard: impl Fn(Event) + Send + 'static) -> Self {
        self.with(name, Value::Heard(Box::new(heard)))
    }

    /// Hands out the page's own element once there is one.
    pub(super) fn placed(mut self, placed: impl FnOnce(web_sys::Element) + Send + 'static) -> Self {
        self.placed = Some(Box::new(placed));
        self
    }

    /// Keeps `is_open` as its own details are. A script that wants what is in them says so by
    /// `data-read`, and tells of it by the event `toggle`.
    pub(super) fn opening(self, is_open: RwSignal<bool>) -> Self {
        let look = move |details: &web_sys::Element| {
            let now = details.has_attribute("open") || details.has_attribute("data-read");
            if now != is_open.get_untracked() {
                is_open.set(now);
            }
        };
        let toggled = move |event: Event| {
            let details = event.current_target().and_then(|target| target.dyn_into().ok());
            details.iter().for_each(look);
        };
        self.on("toggle", toggled).placed(move |details| look(&details))
    }

    /// Adds a text.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.and(Child::Text(text.into()))
    }

    /// Adds an element.
    pub(super) fn child(self, child: El) -> Self {
        self.and(Child::Element(child))
    }

    /// Adds elements.
    pub(super) fn children(mut self, children: Vec<El>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// Adds a text that changes.
    pub(super) fn live_text(self, of: impl Fn() -> String + Send + 'static) -> Self {
        self.and(Child::LiveText(Box::new(of)))
    }

    /// Adds elements that come and go. Those that stay alike stay in the page.
    pub(super) fn live(self, of: impl Fn() -> Vec<El> + Send + 'static) -> Self {
        self.and(Child::LiveElements(Box::new(of)))
    }
}

/// Calls `react` once now's work is done, and again whenever what it read has changed.
pub(super) fn effect(react: Box<dyn Fn()>) {
    Effect::new(move |_| react());
}

/// Listens for as long as the element is there.
pub(super) fn listener(
    element: &web_sys::Element,
    name: &'static str,
    heard: Box<dyn Fn(Event) + Send>,
) -> Listener {
    Listener::new(element, name, heard)
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        Built::new(self)
    }

    fn rebuild(self, state: &mut Built) {
        state.become_like(self);
    }
}

impl AddAnyAttr for El {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

/// The page is made in the browser alone: none of what serves a server is ever called.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
