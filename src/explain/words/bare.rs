//! A language file without what only people read: comments, ids, and spaces around slots. The page
//! carries English this way.

/// What is left of `file`, and how many bytes of it: the messages' texts in the order of the list,
/// each after an equals sign.
///
/// It runs while the program is compiled, so that the file itself is no part of it.
pub(super) const fn bare<const N: usize>(file: &[u8]) -> ([u8; N], usize) {
    let mut out = [0; N];
    let (mut read, mut written) = (0, 0);
    while read < file.len() {
        let first = file[read];
        if first == b'#' || first == b'\n' {
            while file[read] != b'\n' {
                read += 1;
            }
            read += 1;
            continue;
        }
        // An id; lines that go on begin with a space or a brace.
        if first != b' ' && first != b'}' {
            while file[read] != b'=' {
                read += 1;
            }
        }
        while read < file.len() {
            let byte = file[read];
            read += 1;
            let last = if written == 0 { b'\n' } else { out[written - 1] };
            let begins = last == b'=' && (written == 1 || out[written - 2] == b'\n');
            if byte == b' ' && (begins || matches!(last, b'{' | b' ')) {
                continue;
            }
            if byte == b'}' && last == b' ' {
                written -= 1;
            }
            out[written] = byte;
            written += 1;
            if byte == b'\n' {
                break;
            }
        }
    }
    (out, written)
}

/// The first bytes of `all`.
pub(super) const fn first<const N: usize>(all: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = all[at];
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_ids_says_the_same() {
        const FILE: &str = "## Head\n\n# A comment\none = A = { $b }.\nmany = { $count ->\n    [one] day\n   *[other] days\n}\n";
        const BARE: ([u8; FILE.len()], usize) = bare(FILE.as_bytes());
        const TEXT: [u8; BARE.1] = first(&BARE.0);
        let told = "=A = {$b}.\n={$count ->\n [one] day\n *[other] days\n}\n";
        assert_eq!(core::str::from_utf8(&TEXT), Ok(told));
    }
}
