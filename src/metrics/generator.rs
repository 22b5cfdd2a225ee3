//! Random numbers that are the same everywhere for the same seed.
//!
//! xoshiro256++ (Blackman and Vigna 2019), its state filled by splitmix64 (Steele, Lea and Flood
//! 2014). Not for secrets.

/// The next number of splitmix64, whose state is `state`.
pub fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A generator of the xoshiro256++ family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generator([u64; 4]);

impl Generator {
    /// The generator of a seed.
    pub fn seeded(seed: u64) -> Self {
        let mut state = seed;
        Self([(); 4].map(|()| splitmix64(&mut state)))
    }

    /// The generator in a state; all zeros would repeat for ever and answers `None`.
    pub fn in_state(state: [u64; 4]) -> Option<Self> {
        (state != [0; 4]).then_some(Self(state))
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let next = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        next
    }

    /// The next number of at least zero and below one: the upper 53 bits, evenly spaced.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }
}
