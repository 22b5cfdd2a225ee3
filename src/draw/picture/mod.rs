//! The picture of a moment: what a shared link, a newsletter and a content system show, 1,200 by
//! 630 pixels. Drawn natively, from the same values as the page; equal panels give equal bytes.
//!
//! The fonts are part of the program (`fonts/`), cut down to what the languages write.

mod canvas;
mod card;
mod fonts;
mod layout;
mod marks;
mod set;
mod wrap;

pub use card::{Card, Heads, SIZE};
pub use layout::{Area, Written};
pub use set::Script;

use canvas::Canvas;
use std::collections::BTreeMap;
use std::fmt;

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    /// Red, green and blue of each pixel, line by line.
    pixels: Vec<u8>,
}

/// A picture that could not be written as PNG: what the encoder says.
#[derive(Debug)]
pub struct PictureError(png::EncodingError);

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the picture could not be written: {}", self.0)
    }
}

impl std::error::Error for PictureError {}

impl Picture {
    fn of(canvas: Canvas) -> Self {
        let (width, height) = canvas.size();
        Self { width, height, pixels: canvas.into_pixels() }
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The picture as a PNG file, in sRGB.
    ///
    /// # Errors
    /// What the encoder says; a picture of this program has nothing that it refuses.
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        let indexed = self.indexed();
        let pixels = if let Some((palette, places)) = &indexed {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.as_slice());
            places
        } else {
            encoder.set_color(png::ColorType::Rgb);
            &self.pixels
        };
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        // Neighbours' places in a palette say nothing of each other.
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
        let mut writer = encoder.write_header().map_err(PictureError)?;
        writer.write_image_data(pixels).map_err(PictureError)?;
        writer.finish().map_err(PictureError)?;
        Ok(file)
    }

    /// A palette, and each pixel's place in it; `None` where there are too many colours for one.
    fn indexed(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut colours: BTreeMap<&[u8], u8> = BTreeMap::new();
        let mut palette = Vec::new();
        let mut places = Vec::with_capacity(self.pixels.len() / 3);
        for pixel in self.pixels.chunks_exact(3) {
            if let Some(place) = colours.get(pixel) {
                places.push(*place);
                continue;
            }
            let place = u8::try_from(colours.len()).ok()?;
            colours.insert(pixel, place);
            palette.extend(pixel);
            places.push(place);
        }
        Some((palette, places))
    }
}
