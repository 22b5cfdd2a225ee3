//! The coins: price, change over 24 hours, seven days as a line.

use crate::ui::answer::Fact;
use crate::ui::chart::Picture;
use crate::ui::figure::FigureText;
use crate::ui::store::Store;
use crate::view::{Direction, Panel, Tile};
use leptos::prelude::*;

/// A tile for each coin. The coins do not change while the page is open.
#[component]
pub(super) fn Tiles() -> impl IntoView {
    let store = Store::here();
    let count = store.part(|panel| panel.tiles.len()).get_untracked();
    view! {
        <section class="wcd-section" aria-labelledby="wcd-coins">
            <h2 id="wcd-coins">{store.label(|labels| &labels.coins)}</h2>
            <ul class="wcd-tiles">
                {(0..count).map(|index| view! { <CoinTile index/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn CoinTile(index: usize) -> impl IntoView {
    let store = Store::here();
    let fixed = store.part(move |panel| panel.tiles.get(index).map(Fixed::of)).get_untracked();
    let direction = store.part(move |panel| panel.tiles.get(index).map(|tile| tile.direction));
    let is_down = move || direction.get() == Some(Direction::Down);
    let is_up = move || direction.get() == Some(Direction::Up);
    let line = move |panel: &Panel| panel.tiles.get(index).map(|tile| tile.sparkline.clone());
    fixed.map(|of| {
        let more = of.more.into_iter().map(|(label, id)| view! { <Fact label id/> }).collect_view();
        view! {
            <li class="wcd-tile">
                <h3>{of.name.clone()}</h3>
                <p class="wcd-price"><FigureText id=of.price label=of.name.clone()/></p>
                <p class="wcd-change">
                    <FigureText id=of.change label=of.name is_change=true/>
                    <small>{store.label(|labels| &labels.day)}</small>
                </p>
                <div
                    class="wcd-spark"
                    class:wcd-down=is_down
                    class:wcd-up=is_up
                >
                    <Picture chart=line height=|_| 40/>
                </div>
                <details class="wcd-more">
                    <summary>{store.label(|labels| &labels.windows)}</summary>
                    <dl class="wcd-facts">{more}</dl>
                </details>
            </li>
        }
    })
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
            more: tile.more.iter().map(|row| (row.label.clone(), row.figure.id.clone())).collect(),
        }
    }
}
