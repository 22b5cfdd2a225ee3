//! Reading files, and writing to the terminal or a pipe, which may be closed at any time.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Largest file that is read: a recording of many socket messages.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The text of a file; `-` is standard input.
///
/// # Errors
/// Names the file and says what the system says.
pub(super) fn read(file: &Path) -> Result<String, String> {
    let name = file.display();
    let result = if file == Path::new("-") {
        read_text(io::stdin().lock())
    } else {
        File::open(file).and_then(read_text)
    };
    result.map_err(|error| format!("{name}: {error}"))
}

fn read_text(from: impl Read) -> io::Result<String> {
    let mut text = String::new();
    from.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => io::Error::other("not text in UTF-8"),
        _ => error,
    })?;
    if text.len() as u64 > LARGEST_FILE {
        return Err(io::Error::other(format!("more than {LARGEST_FILE} bytes")));
    }
    Ok(text)
}

/// Writes a file as a whole or not at all, so that nobody ever loads half of it.
///
/// # Errors
/// Names the file and says what the system says.
pub(super) fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let result = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    result.map_err(|error| format!("{}: {error}", file.display()))
}

/// Prints `text` on standard output. A reader that has gone away, as `head` does, is no failure.
///
/// # Errors
/// What the system says, such as a full disk.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Says `line` on standard error.
pub(super) fn say(line: &str) {
    // Nobody is left to tell when this fails.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints `text` and says whether that went well.
pub(super) fn finish(text: &str, success: bool) -> ExitCode {
    match print(text) {
        Ok(()) if success => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("wcd: standard output: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Says why nothing could be done.
pub(super) fn fail(reason: &str) -> ExitCode {
    say(&format!("wcd: {reason}"));
    ExitCode::FAILURE
}

/// Text that may go to a terminal: a venue's words must not steer it.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Rows as aligned columns, with two spaces between them and none at the ends of lines.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let width = cell.chars().count();
            match widths.get_mut(column) {
                Some(widest) => *widest = (*widest).max(width),
                None => widths.push(width),
            }
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(core::iter::repeat_n(' ', width + 2 - cell.chars().count().min(*width)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
