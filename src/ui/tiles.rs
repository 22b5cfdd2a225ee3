//! The coins: price, change over 24 hours, seven days as a line.

use crate::explain::Window;
use crate::explain::words::{Message, window_short};
use crate::ui::answer::{facts, labelled};
use crate::ui::chart::{Place, chart_table, picture};
use crate::ui::element::{El, el};
use crate::ui::figure::{change, figure};
use crate::ui::store::Store;
use crate::view::{Direction, Tile};
use leptos::prelude::*;

/// A tile for each coin. The coins do not change while the page is open.
#[component]
pub(super) fn Tiles() -> impl IntoView {
    let store = Store::here();
    let tiles = store.part(|panel| panel.tiles.iter().map(Fixed::of).collect::<Vec<_>>());
    let tiles = tiles.get_untracked().into_iter().enumerate();
    let tiles = tiles.map(|(index, of)| tile(store, index, of)).collect();
    el("section", "wcd-section")
        .attr("aria-labelledby", "wcd-coins")
        .child(el("h2", "").attr("id", "wcd-coins").text(store.label(Message::Coins)))
        .child(el("ul", "wcd-tiles").children(tiles))
}

fn tile(store: Store, index: usize, of: Fixed) -> El {
    let direction = store.part(move |panel| panel.tiles.get(index).map(|tile| tile.direction));
    let day = el("small", "").text(store.label(window_short(Window::Day)));
    let windows = [Window::Hour, Window::Week, Window::Month];
    let windows = windows.map(|window| store.label(window_short(window))).join(", ");
    let spark = el("div", "wcd-spark")
        .live_class("wcd-down", move || direction.get() == Some(Direction::Down))
        .live_class("wcd-up", move || direction.get() == Some(Direction::Up))
        .children(picture(Place::Tile(index)));
    let more = el("details", "wcd-more")
        .child(el("summary", "").text(windows))
        .child(el("dl", "wcd-facts").children(facts(of.more)))
        .child(chart_table(Place::Tile(index)));
    el("li", "wcd-tile")
        .child(el("h3", "").text(of.name.clone()))
        .child(el("p", "wcd-price").child(figure(of.price, of.name.clone())))
        .child(el("p", "wcd-change").child(change(of.change, of.name)).child(day))
        .child(spark)
        .child(more)
}

/// What of a tile does not change.
#[derive(Clone, PartialEq)]
struct Fixed {
    name: String,
    price: String,
    change: String,
    more: Vec<(String, String)>,
}

impl Fixed {
    fn of(tile: &Tile) -> Self {
        Self {
            name: tile.name.clone(),
            price: tile.price.id.clone(),
            change: tile.change.id.clone(),
            more: labelled(&tile.more),
        }
    }
}
