//! What the page's address asks for, `#assets=BTC,ETH` or `?assets=…`. It never says where figures
//! come from.

use web_sys::{Location, UrlSearchParams};

/// What the address says under `name`; the fragment before the query.
pub fn asked(name: &str) -> Option<String> {
    let location = location()?;
    let hash = location.hash().ok()?;
    let fragment = hash.trim_start_matches('#').trim_start_matches('?');
    named(fragment, name).or_else(|| named(&location.search().ok()?, name))
}

fn named(pairs: &str, name: &str) -> Option<String> {
    let pairs = UrlSearchParams::new_with_str(pairs).ok()?;
    pairs.get(name).filter(|value| !value.is_empty())
}

pub(super) fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}
