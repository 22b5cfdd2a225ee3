//! One binary, two shells: the page in a browser, `wcd` on a command line.

#![forbid(unsafe_code)]

fn main() {}
