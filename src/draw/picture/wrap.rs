//! Text in lines.

use super::set::{Line, Script, Style};
use unicode_linebreak::linebreaks;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    pub(super) script: Script,
    pub(super) style: Style,
}

impl Hand {
    fn set(self, text: &str, size: f32) -> Line {
        Line::set(text, self.script, self.style, size)
    }

    /// From one baseline to the next, in sizes of letters.
    pub(super) fn leading(self) -> f32 {
        match self.script {
            Script::Latin => 1.14,
            _ => 1.3,
        }
    }

    /// One line of at most that width: as large as fits between the two sizes, else cut off with an
    /// ellipsis.
    pub(super) fn line(self, text: &str, (largest, least): (f32, f32), width: f32) -> Line {
        let line = self.set(text, largest);
        if line.width <= width {
            return line;
        }
        // Widths grow with sizes; half a pixel is no size of its own.
        let fit = (largest * width / line.width * 2.0).floor() / 2.0;
        if fit >= least {
            return self.set(text, fit);
        }
        self.cut(text, least, width)
    }

    /// As much of the text as fits, with an ellipsis.
    fn cut(self, text: &str, size: f32, width: f32) -> Line {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for end in ends.into_iter().rev() {
            let kept = text.get(..end).unwrap_or_default().trim_end();
            let line = self.set(&[kept, "\u{2026}"].concat(), size);
            if line.width <= width {
                return line;
            }
        }
        self.set("", size)
    }

    /// Lines that fill a box of that width and height: in the largest size that fits, about equally
    /// long; in the least size the last line that fits ends in an ellipsis.
    pub(super) fn block(
        self,
        text: &str,
        (largest, least): (f32, f32),
        (width, height): (f32, f32),
    ) -> Vec<Line> {
        let mut size = largest;
        loop {
            let lines = self.wrapped(text, size, width);
            let is_high = self.height(lines.len(), size) > height;
            let is_wide = lines.iter().any(|line| line.width > width);
            if !is_high && !is_wide {
                return self.balanced(text, size, width, lines);
            }
            if size <= least {
                return self.shortened(lines, width, height);
            }
            size = (size - 1.0).max(least);
        }
    }

    /// Height of that many lines: from the top of the first line's letters to the foot of the last.
    pub(super) fn height(self, lines: usize, size: f32) -> f32 {
        let more = u16::try_from(lines.saturating_sub(1)).unwrap_or(u16::MAX);
        size * (1.0 + f32::from(more) * self.leading())
    }

    /// The lines that fit, the last with an ellipsis.
    fn shortened(self, mut lines: Vec<Line>, width: f32, height: f32) -> Vec<Line> {
        let all = lines.len();
        while lines.len() > 1
            && lines.first().is_some_and(|line| self.height(lines.len(), line.size) > height)
        {
            lines.pop();
        }
        let is_cut = lines.len() < all;
        if let Some(last) = lines.pop() {
            let is_wide = last.width > width;
            let line =
                if is_cut || is_wide { self.cut(&last.text, last.size, width) } else { last };
            lines.push(line);
        }
        lines
    }

    /// The same number of lines, none much shorter than the others.
    fn balanced(self, text: &str, size: f32, width: f32, lines: Vec<Line>) -> Vec<Line> {
        let count = lines.len();
        let (mut narrow, mut wide, mut best) = (width * 0.4, width, lines);
        for _ in 0..7 {
            let middle = f32::midpoint(narrow, wide);
            let tried = self.wrapped(text, size, middle);
            if tried.len() <= count && tried.iter().all(|line| line.width <= middle) {
                (wide, best) = (middle, tried);
            } else {
                narrow = middle;
            }
        }
        best
    }

    /// Lines as full as they get. A line is wider than `width` where a word is.
    fn wrapped(self, text: &str, size: f32, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let (mut from, mut fits) = (0, 0);
        for end in breaks(text, self.script) {
            let tried = self.set(text.get(from..end).unwrap_or_default().trim_end(), size);
            if tried.width > width && fits > from {
                lines.push(self.set(text.get(from..fits).unwrap_or_default().trim_end(), size));
                from = fits;
            }
            fits = end;
        }
        let rest = text.get(from..).unwrap_or_default().trim_end();
        if !rest.is_empty() {
            lines.push(self.set(rest, size));
        }
        lines
    }
}

/// Where a line may end. Headlines break Korean between words; and Japanese before what begins
/// otherwise than in hiragana, after what ends in it or in a sign, which is where words mostly begin.
fn breaks(text: &str, script: Script) -> Vec<usize> {
    let ends = linebreaks(text).map(|(at, _)| at);
    let is_hiragana = |letter: char| ('\u{3041}'..='\u{309f}').contains(&letter);
    let is_good = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
            return true;
        };
        match script {
            Script::Latin | Script::Chinese => true,
            Script::Korean => last.is_whitespace(),
            Script::Japanese if is_hiragana(last) => !is_hiragana(next),
            Script::Japanese => !last.is_alphanumeric(),
        }
    };
    ends.filter(|at| is_good(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Script, breaks};

    fn pieces(text: &str, script: Script) -> Vec<&str> {
        let mut from = 0;
        let pieces = breaks(text, script).into_iter().map(|to| {
            let piece = &text[from..to];
            from = to;
            piece
        });
        pieces.collect()
    }

    #[test]
    fn japanese_is_broken_where_words_begin() {
        let text = "上昇に賭けたポジションの兆候はあるが、はっきりしない。";
        let wanted = ["上昇に", "賭けた", "ポジションの", "兆候はあるが、", "はっきりしない。"];
        assert_eq!(pieces(text, Script::Japanese), wanted);
    }

    #[test]
    fn korean_is_broken_between_words_and_a_number_keeps_its_sign() {
        assert_eq!(pieces("가격이 내렸다.", Script::Korean), ["가격이 ", "내렸다."]);
        assert_eq!(pieces("down −4.0% in", Script::Latin), ["down ", "−4.0% ", "in"]);
    }

    #[test]
    fn no_line_begins_with_a_closing_sign() {
        let pieces = pieces("下跌4.0%，属于波动。", Script::Chinese);
        assert!(pieces.iter().all(|piece| !piece.starts_with(['，', '。', '%'])), "{pieces:?}");
    }
}
