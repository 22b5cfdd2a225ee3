//! A coin, or what else is traded, by its ticker.

use core::fmt;
use serde::{Deserialize, Serialize};

const LONGEST: usize = 10;

/// A coin by its ticker: one to ten upper-case letters or digits, such as `BTC`. What tracks a wider
/// market goes by the ticker it is traded under, such as `XYZ100` or `EUR`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Asset {
    letters: [u8; LONGEST],
}

impl Asset {
    /// Bitcoin, which every other coin is compared with.
    pub const BTC: Self = Self::literal(b"BTC");
    /// Ether.
    pub const ETH: Self = Self::literal(b"ETH");
    /// Solana.
    pub const SOL: Self = Self::literal(b"SOL");
    /// XRP.
    pub const XRP: Self = Self::literal(b"XRP");
    /// The coins the panel shows when nobody chose others.
    pub const DEFAULT: [Self; 4] = [Self::BTC, Self::ETH, Self::SOL, Self::XRP];

    const fn literal(ticker: &[u8]) -> Self {
        let mut letters = [0; LONGEST];
        let mut index = 0;
        while index < ticker.len() && index < LONGEST {
            letters[index] = ticker[index];
            index += 1;
        }
        Self { letters }
    }

    /// The coin of that ticker in any case, or `None` for what cannot be a ticker.
    pub fn new(ticker: &str) -> Option<Self> {
        let fits = (1..=LONGEST).contains(&ticker.len())
            && ticker.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self::literal(ticker.to_ascii_uppercase().as_bytes()))
    }

    /// The ticker.
    pub fn ticker(&self) -> &str {
        let end = self.letters.iter().position(|&byte| byte == 0).unwrap_or(LONGEST);
        self.letters.get(..end).and_then(|letters| core::str::from_utf8(letters).ok()).unwrap_or("")
    }
}

impl fmt::Display for Asset {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.ticker())
    }
}

impl fmt::Debug for Asset {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.ticker())
    }
}

impl TryFrom<String> for Asset {
    type Error = &'static str;
    fn try_from(ticker: String) -> Result<Self, Self::Error> {
        Self::new(&ticker).ok_or("a ticker is one to ten letters or digits")
    }
}

impl From<Asset> for String {
    fn from(asset: Asset) -> Self {
        asset.ticker().to_owned()
    }
}
