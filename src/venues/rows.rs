//! Reading a list row by row, so that a bad row does not lose the others.

use crate::venues::adapter::Decoded;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;

/// What `read` makes of each of `rows`, in order. A row that it refuses is noted in `rejected`.
///
/// Answers that list a whole venue hold markets that are not read (other quotes, options): these
/// are passed over, unless there is nothing else, so that an answer never comes to nothing without
/// a word.
pub(crate) fn each<Row>(
    mut rows: impl Iterator<Item = Row>,
    mut read: impl FnMut(Row, &mut Decoded) -> Result<(), DecodeError>,
) -> Decoded {
    each_of(&mut rows, &mut read)
}

// Apart, so that it is made once for each kind of row and not for each feed.
#[inline(never)]
fn each_of<Row>(
    rows: &mut dyn Iterator<Item = Row>,
    read: &mut dyn FnMut(Row, &mut Decoded) -> Result<(), DecodeError>,
) -> Decoded {
    let mut decoded = Decoded::default();
    let mut passed_over = None;
    for row in rows {
        match read(row, &mut decoded) {
            Err(error) if matches!(error.problem, Problem::OtherMarket(_)) => {
                passed_over.get_or_insert(error);
            }
            read => decoded.note(read),
        }
    }
    if decoded.rows.is_empty() && decoded.rejected.is_empty() {
        decoded.rejected.extend(passed_over);
    }
    decoded
}

/// The elements of `node` where it is a list, else `node` itself: some venues answer for one symbol
/// with an object and for all with a list of the same.
///
/// # Errors
/// `Missing`, `WrongType` when it is neither.
pub(crate) fn one_or_many<'a>(
    node: Node<'a>,
) -> Result<Box<dyn Iterator<Item = Node<'a>> + 'a>, DecodeError> {
    if node.is_object() { Ok(Box::new(core::iter::once(node))) } else { Ok(Box::new(node.rows()?)) }
}
