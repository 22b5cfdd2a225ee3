//! Pixels, and paths laid over them.

use zeno::{Cap, Command, Join, Mask, Stroke};

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

/// An opaque picture.
pub(super) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

const CHANNELS: usize = 3;

impl Canvas {
    /// A picture of one colour.
    pub(super) fn new(width: u32, height: u32, ground: Colour) -> Self {
        let pixels = [ground.0, ground.1, ground.2].repeat(width as usize * height as usize);
        Self { width, height, pixels }
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Red, green and blue of each pixel, line by line.
    pub(super) fn into_pixels(self) -> Vec<u8> {
        self.pixels
    }

    /// Fills a path, whose coordinates are pixels from the upper left corner.
    pub(super) fn fill(&mut self, path: &[Command], ink: Colour) {
        let (mask, at) = Mask::new(path).render();
        self.lay(&mask, (at.left, at.top), at.width, ink);
    }

    /// Draws along a path.
    pub(super) fn stroke(&mut self, path: &[Command], width: f32, ink: Colour) {
        let mut pen = Stroke::new(width);
        pen.join(Join::Round).cap(Cap::Round);
        let (mask, at) = Mask::new(path).style(pen).render();
        self.lay(&mask, (at.left, at.top), at.width, ink);
    }

    /// Lays ink over the pixels by how much of each the mask covers. What lies outside is not there.
    fn lay(&mut self, mask: &[u8], at: (i32, i32), width: u32, ink: Colour) {
        if width == 0 {
            return;
        }
        for (down, row) in (0..).zip(mask.chunks(width as usize)) {
            let Some(y) = inside(at.1, down, self.height) else { continue };
            for (across, cover) in (0..).zip(row) {
                let Some(x) = inside(at.0, across, self.width) else { continue };
                let from = (y * self.width as usize + x) * CHANNELS;
                let Some(pixel) = self.pixels.get_mut(from..from + CHANNELS) else { continue };
                for (channel, ink) in pixel.iter_mut().zip([ink.0, ink.1, ink.2]) {
                    *channel = mixed(*channel, ink, *cover);
                }
            }
        }
    }
}

/// A place on an axis, where it is one of the picture's.
fn inside(from: i32, step: i32, size: u32) -> Option<usize> {
    let at = u32::try_from(from.checked_add(step)?).ok()?;
    (at < size).then_some(at as usize)
}

/// Ink covers a pixel in so many steps: more are not seen, and with these a picture has few enough
/// colours to be a third of the size.
const STEPS: u32 = 15;

/// `cover` parts of 255 of the ink over the ground, rounded.
fn mixed(ground: u8, ink: u8, cover: u8) -> u8 {
    let (ground, ink, cover) = (u32::from(ground), u32::from(ink), u32::from(cover));
    let cover = (cover * STEPS + 127) / 255 * (255 / STEPS);
    let sum = ink * cover + ground * (255 - cover) + 127;
    u8::try_from(sum / 255).unwrap_or(u8::MAX)
}
