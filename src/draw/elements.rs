//! What plotters draws, as SVG elements with a class each.
//!
//! plotters' own SVG backend writes colours as attributes, a whole document around them and numbers
//! through the standard library's tables; taking all that out again was longer than this.

use crate::draw::paint::{GRID, ROLES, ZERO, placeholder};
use core::convert::Infallible;
use core::fmt::Write;
use plotters::style::RGBColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

/// Elements, one a line. A text takes all that is written to it, so nothing here fails.
pub(super) struct Elements<'a> {
    text: &'a mut String,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Elements<'a> {
    /// A plane of that size, drawn to the end of `text`.
    pub(super) fn new(text: &'a mut String, size: (u32, u32)) -> Self {
        Self { text, size }
    }

    fn polyline(&mut self, points: &[BackendCoord], colour: BackendColor, width: u32) {
        self.text.push_str("<polyline fill=\"none\"");
        self.class("line", colour);
        self.attribute("stroke-width", i64::from(width));
        self.text.push_str(" points=\"");
        for (x, y) in points {
            let _ = write!(self.text, "{x},{y} ");
        }
        self.text.push_str("\"/>\n");
    }

    fn rectangle(&mut self, at: BackendCoord, size: BackendCoord, colour: BackendColor) {
        self.text.push_str("<rect");
        self.attribute("x", i64::from(at.0));
        self.attribute("y", i64::from(at.1));
        self.attribute("width", i64::from(size.0));
        self.attribute("height", i64::from(size.1));
        self.class("bar", colour);
        self.text.push_str(" stroke=\"none\"/>\n");
    }

    fn circle(&mut self, centre: BackendCoord, radius: u32, colour: BackendColor, width: u32) {
        self.text.push_str("<circle");
        self.attribute("cx", i64::from(centre.0));
        self.attribute("cy", i64::from(centre.1));
        self.attribute("r", i64::from(radius));
        self.class("dot", colour);
        self.text.push_str(" stroke=\"none\"");
        self.attribute("stroke-width", i64::from(width));
        self.text.push_str("/>\n");
    }

    fn attribute(&mut self, name: &str, value: i64) {
        let _ = write!(self.text, " {name}=\"{value}\"");
    }

    /// The class that a placeholder stands for; none for a colour that is no placeholder.
    fn class(&mut self, kind: &str, colour: BackendColor) {
        let is = |other: RGBColor| (other.0, other.1, other.2) == colour.rgb;
        if is(GRID) {
            self.text.push_str(" class=\"grid\"");
        } else if is(ZERO) {
            self.text.push_str(" class=\"zero\"");
        } else if let Some(role) = ROLES.into_iter().find(|role| is(placeholder(*role))) {
            let _ = write!(self.text, " class=\"{kind} role-{}\"", role.id());
        }
    }
}

impl DrawingBackend for Elements<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.rectangle(point, (1, 1), color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.polyline(&[from, to], style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let size = (bottom_right.0 - upper_left.0, bottom_right.1 - upper_left.1);
        self.rectangle(upper_left, size, style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        self.polyline(&points, style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.circle(center, radius, style.color(), style.stroke_width());
        Ok(())
    }
}
