//! A chart's marks as pixels: plotters' geometry, on a grid finer than the picture's.

use super::canvas::{Canvas, Colour};
use super::card::{DOWN, INK, INK_SOFT, RULE, UP};
use super::layout::Area;
use crate::draw::paint::{GRID, ROLES, ZERO, paint, placeholder};
use crate::view::chart::{Chart, Role};
use core::convert::Infallible;
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use zeno::{Command, PathBuilder};

/// A step of the grid in pixels. Lines are so many steps wide that they are seen in a thumbnail too.
const STEP: f32 = 0.15;

/// Draws the marks of `chart` over the whole of `area`.
pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, area: Area, price: Colour) {
    let size = (steps(area.width), steps(area.height));
    let plane = Plane { canvas, origin: (area.left, area.top), size, price };
    // Pixels take all that is drawn: there is no error to tell anyone.
    let _ = paint(chart, &plane.into_drawing_area());
}

/// The colour of a role, `price` for prices.
pub(super) fn colour(role: Role, price: Colour) -> Colour {
    match role {
        Role::Long => DOWN,
        Role::Short => UP,
        Role::Price => price,
        Role::OpenInterest | Role::Index => INK,
        Role::Implied => INK_SOFT,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a picture")]
fn steps(pixels: f32) -> u32 {
    (pixels / STEP).max(1.0) as u32
}

/// Part of a picture.
struct Plane<'a> {
    canvas: &'a mut Canvas,
    origin: (f32, f32),
    size: (u32, u32),
    price: Colour,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Plane<'_> {
    #[allow(clippy::cast_precision_loss, reason = "steps stay far below 2^24")]
    fn at(&self, point: BackendCoord) -> (f32, f32) {
        (self.origin.0 + point.0 as f32 * STEP, self.origin.1 + point.1 as f32 * STEP)
    }

    /// The colour that a placeholder stands for.
    fn colour(&self, drawn: BackendColor) -> Colour {
        let is = |other: RGBColor| (other.0, other.1, other.2) == drawn.rgb;
        if is(GRID) {
            return RULE;
        }
        if is(ZERO) {
            return INK_SOFT;
        }
        let role = ROLES.into_iter().find(|role| is(placeholder(*role)));
        role.map_or(INK, |role| colour(role, self.price))
    }

    #[allow(clippy::cast_precision_loss, reason = "a few steps")]
    fn line(&mut self, points: &[BackendCoord], drawn: BackendColor, width: u32) {
        let mut path: Vec<Command> = Vec::new();
        for (index, point) in points.iter().enumerate() {
            let to = self.at(*point);
            if index == 0 {
                path.move_to(to);
            } else {
                path.line_to(to);
            }
        }
        let ink = self.colour(drawn);
        self.canvas.stroke(&path, width as f32 * STEP, ink);
    }

    fn rectangle(&mut self, from: BackendCoord, to: BackendCoord, drawn: BackendColor) {
        let ((left, top), (right, bottom)) = (self.at(from), self.at(to));
        let mut path: Vec<Command> = Vec::new();
        path.move_to((left, top)).line_to((right, top)).line_to((right, bottom));
        path.line_to((left, bottom)).close();
        let ink = self.colour(drawn);
        self.canvas.fill(&path, ink);
    }
}

impl DrawingBackend for Plane<'_> {
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
        self.rectangle(point, (point.0 + 1, point.1 + 1), color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.line(&[from, to], style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.rectangle(upper_left, bottom_right, style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        self.line(&points, style.color(), style.stroke_width());
        Ok(())
    }

    #[allow(clippy::cast_precision_loss, reason = "a few steps")]
    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        // A dot is a line of no length with round ends.
        let at = self.at(center);
        let mut path: Vec<Command> = Vec::new();
        path.move_to(at).line_to((at.0 + 0.01, at.1));
        let ink = self.colour(style.color());
        self.canvas.stroke(&path, 2.0 * radius as f32 * STEP, ink);
        Ok(())
    }
}
