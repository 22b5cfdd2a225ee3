//! HTML as values. What comes from outside goes in as text or as an attribute, and is escaped there.

/// An element.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Child>,
}

enum Child {
    Element(El),
    Text(String),
    /// Markup of our own.
    Markup(String),
}

/// Elements that have no content, and no end.
const EMPTY: [&str; 2] = ["link", "meta"];
/// Elements that a line ends after, so that the page's source can be read.
const BLOCKS: [&str; 22] = [
    "body", "details", "div", "dl", "footer", "h1", "h2", "h3", "head", "header", "html", "li",
    "link", "main", "meta", "ol", "p", "section", "table", "title", "tr", "ul",
];

/// An element of that name, with these classes where there are any.
pub(super) fn el(tag: &'static str, class: &str) -> El {
    let none = El { tag, attributes: Vec::new(), children: Vec::new() };
    if class.is_empty() { none } else { none.attr("class", class) }
}

/// A link to another site. It opens in a tab of its own: the page may stand in a frame.
pub(super) fn link(address: &str, text: &str) -> El {
    el("a", "")
        .attr("href", address)
        .attr("rel", "noreferrer noopener")
        .attr("target", "_blank")
        .text(text)
}

impl El {
    /// Gives it an attribute.
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Puts text into it.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// Puts an element into it.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// Puts elements into it.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// Puts markup into it, which must be our own, what came from outside escaped.
    pub(super) fn markup(mut self, markup: String) -> Self {
        self.children.push(Child::Markup(markup));
        self
    }

    /// The element as HTML.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            html.extend([" ", name, "=\""]);
            escape(html, value);
            html.push('"');
        }
        html.push('>');
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(html),
                Child::Text(text) => escape(html, text),
                Child::Markup(markup) => html.push_str(markup),
            }
        }
        if !EMPTY.contains(&self.tag) {
            html.extend(["</", self.tag, ">"]);
        }
        if BLOCKS.contains(&self.tag) {
            html.push('\n');
        }
    }
}

/// Text in which nothing means anything to a browser: no markup, no control character, nothing that
/// turns the direction of what follows.
fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            letter if letter.is_control() => html.push(' '),
            letter => html.push(letter),
        }
    }
}
