//! The page: components that lay a panel out. They hold no numbers and no sentences of their own.

#![allow(unreachable_pub, reason = "the component macro writes its properties as public")]

mod answer;
mod cards;
mod chart;
mod checklist;
mod element;
mod figure;
mod frozen;
mod lab;
mod mount;
mod part;
mod patch;
mod provenance;
mod sources;
mod store;
mod table;
mod tape;
mod tiles;

pub use mount::mount;
