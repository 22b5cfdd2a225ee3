//! Puts elements into the page, and makes those that stand there like new ones.

use crate::live::Listener;
use crate::ui::element::{Child, El, LiveElements, LiveText, Value, listener};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Comment, Element, Node, Text};

/// An element of the page, with what keeps it live.
pub(super) struct Built {
    element: Element,
    tag: &'static str,
    class: &'static str,
    names: Vec<&'static str>,
    /// Held for their lives.
    effects: Vec<RenderEffect<()>>,
    /// Held for their lives.
    listeners: Vec<Listener>,
    parts: Vec<Part>,
}

/// A child in the page.
enum Part {
    Element(Built),
    Text(Text),
    LiveText(Text, #[allow(dead_code, reason = "held for its life")] RenderEffect<()>),
    LiveElements(List, #[allow(dead_code, reason = "held for its life")] RenderEffect<()>),
}

/// Elements that come and go, before the node that marks their end.
#[derive(Clone)]
struct List {
    built: Rc<RefCell<Vec<Built>>>,
    end: Comment,
}

/// One effect for all that is live.
fn live(react: Box<dyn Fn()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| react())
}

impl Built {
    pub(super) fn new(of: El) -> Self {
        let element = Rndr::create_element(of.tag, None);
        let mut built = Self {
            element,
            tag: of.tag,
            class: of.class,
            names: Vec::new(),
            effects: Vec::new(),
            listeners: Vec::new(),
            parts: Vec::new(),
        };
        built.take_on(of.class, of.attributes);
        built.parts =
            of.children.into_iter().map(|child| Part::new(&built.element, child)).collect();
        if let Some(placed) = of.placed {
            placed(built.element.clone());
        }
        built
    }

    /// Makes it like `new`. The page's own element stays where it has the same tag, classes and
    /// kinds of children: so a reader's focus and opened details do.
    pub(super) fn become_like(&mut self, new: El) {
        let is_alike = self.tag == new.tag
            && self.class == new.class
            && self.parts.len() == new.children.len()
            && self.parts.iter().zip(&new.children).all(|(old, new)| old.is_like(new));
        if !is_alike {
            let mut built = Self::new(new);
            self.insert_before_this(&mut built);
            self.unmount();
            *self = built;
            return;
        }
        for name in self.names.drain(..) {
            let is_kept = new.attributes.iter().any(|(kept, _)| *kept == name);
            if !is_kept {
                Rndr::remove_attribute(&self.element, name);
            }
        }
        self.take_on(new.class, new.attributes);
        for (old, new) in self.parts.iter_mut().zip(new.children) {
            old.become_like(new);
        }
        if let Some(placed) = new.placed {
            placed(self.element.clone());
        }
    }

    fn take_on(&mut self, class: &'static str, attributes: Vec<(&'static str, Value)>) {
        self.effects.clear();
        self.listeners.clear();
        if !class.is_empty() {
            set(&self.element, "class", Some(class));
        }
        for (name, value) in attributes {
            let element = self.element.clone();
            match value {
                Value::Fixed(value) => {
                    set(&element, name, Some(&value));
                    self.names.push(name);
                }
                Value::Live(of) => {
                    self.effects.push(live(Box::new(move || set(&element, name, of().as_deref()))));
                    self.names.push(name);
                }
                Value::Class(is) => {
                    self.effects.push(live(Box::new(move || {
                        let list = Rndr::class_list(&element);
                        if is() {
                            Rndr::add_class(&list, name);
                        } else {
                            Rndr::remove_class(&list, name);
                        }
                    })));
                }
                Value::Markup(of) => {
                    self.effects
                        .push(live(Box::new(move || Rndr::set_inner_html(&element, &of()))));
                }
                Value::Heard(heard) => self.listeners.push(listener(&element, name, heard)),
            }
        }
    }
}

/// Sets or removes an attribute; the page is told only of what changes.
fn set(element: &Element, name: &str, value: Option<&str>) {
    let now = element.get_attribute(name);
    match value {
        Some(value) if now.as_deref() != Some(value) => Rndr::set_attribute(element, name, value),
        None if now.is_some() => Rndr::remove_attribute(element, name),
        _ => {}
    }
}

fn say(node: &Text, text: &str) {
    if node.data() != text {
        node.set_data(text);
    }
}

impl Part {
    fn new(parent: &Element, child: Child) -> Self {
        match child {
            Child::Element(of) => {
                let built = Built::new(of);
                Rndr::insert_node(parent, &built.element, None);
                Self::Element(built)
            }
            Child::Text(text) => Self::Text(text_in(parent, &text)),
            Child::LiveText(of) => {
                let node = text_in(parent, "");
                Self::LiveText(node.clone(), live_text(node, of))
            }
            Child::LiveElements(of) => {
                let end = Rndr::create_placeholder();
                Rndr::insert_node(parent, &end, None);
                let list = List { built: Rc::default(), end };
                Self::LiveElements(list.clone(), live_elements(list, of))
            }
        }
    }

    fn is_like(&self, new: &Child) -> bool {
        matches!(
            (self, new),
            (Self::Element(_), Child::Element(_))
                | (Self::Text(_), Child::Text(_))
                | (Self::LiveText(..), Child::LiveText(_))
                | (Self::LiveElements(..), Child::LiveElements(_))
        )
    }

    fn become_like(&mut self, new: Child) {
        match (self, new) {
            (Self::Element(built), Child::Element(new)) => built.become_like(new),
            (Self::Text(node), Child::Text(text)) => say(node, &text),
            (Self::LiveText(node, effect), Child::LiveText(of)) => {
                *effect = live_text(node.clone(), of);
            }
            (Self::LiveElements(list, effect), Child::LiveElements(of)) => {
                *effect = live_elements(list.clone(), of);
            }
            // Only like is made like.
            _ => {}
        }
    }
}

fn text_in(parent: &Element, text: &str) -> Text {
    let node = Rndr::create_text_node(text);
    Rndr::insert_node(parent, &node, None);
    node
}

fn live_text(node: Text, of: LiveText) -> RenderEffect<()> {
    live(Box::new(move || say(&node, &of())))
}

fn live_elements(list: List, of: LiveElements) -> RenderEffect<()> {
    live(Box::new(move || list.become_like(of())))
}

impl List {
    fn become_like(&self, new: Vec<El>) {
        let mut built = self.built.borrow_mut();
        let count = new.len();
        for (index, new) in new.into_iter().enumerate() {
            if let Some(old) = built.get_mut(index) {
                old.become_like(new);
            } else {
                let mut new = Built::new(new);
                Rndr::try_mount_before(&mut new, &self.end);
                built.push(new);
            }
        }
        for mut gone in built.drain(count..) {
            gone.unmount();
        }
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}
