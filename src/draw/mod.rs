//! A chart as SVG, and the picture of a moment. Pixels are decided here and nowhere else.
//!
//! plotters draws the geometry; text is written here, because plotters measures text differently
//! in a browser. Colours are the page's: every mark carries its role as a class. There is no
//! `style` attribute, which a strict content security policy would refuse.

mod elements;
mod paint;
#[cfg(not(target_arch = "wasm32"))]
pub mod picture;
mod svg;
mod tape;

pub use paint::paint;
pub use svg::{SizePx, svg};
pub use tape::tape;
