//! JSON as a value: read from any bytes, asked by name, written in one form.
//!
//! What a venue sends, what a host sets and what a snapshot file holds all pass through here,
//! natively and in the page alike. A reader of its own, because a general one, made to fill any type,
//! is several times as large and brings tables for numbers besides.

mod build;
mod read;
mod write;

pub use build::ToValue;
pub(crate) use build::json;
pub use read::{JsonError, read};

use crate::units::order;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members by name.
    Object(Object),
}

/// A number as it was spelled: whole, or with a point, an exponent or more digits than an `i64` has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// Any finite number.
    Double(f64),
}

/// The members of an object, each name once, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// An object of these members; of those with the same name the last counts.
    pub fn new(mut members: Vec<(String, Value)>) -> Self {
        members.reverse();
        order::sort_by(&mut members, |a, b| a.0.cmp(&b.0));
        members.dedup_by(|later, first| later.0 == first.0);
        Self(members)
    }

    /// The member of that name.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.0.binary_search_by(|member| member.0.as_str().cmp(name));
        found.ok().and_then(|at| self.0.get(at)).map(|member| &member.1)
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without a member.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The members in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl Value {
    /// The member of that name, of an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }

    /// The item at that place, of a list that has it.
    pub fn at(&self, index: usize) -> Option<&Value> {
        self.as_array()?.get(index)
    }

    /// The member that is come to by these names, one within the other.
    pub fn within(&self, names: &[&str]) -> Option<&Value> {
        let mut value = self;
        for name in names {
            value = value.get(name)?;
        }
        Some(value)
    }

    /// True of `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// `true` or `false`, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(is) = self { Some(*is) } else { None }
    }

    /// A whole number, where it is spelled as one.
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(Number::Whole(whole)) = self { Some(*whole) } else { None }
    }

    /// A whole number of zero or more, where it is spelled as one.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|whole| u64::try_from(whole).ok())
    }

    /// A number, where it is one.
    #[allow(clippy::cast_precision_loss, reason = "as any reader of JSON does")]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(Number::Whole(whole)) => Some(*whole as f64),
            Self::Number(Number::Double(double)) => Some(*double),
            _ => None,
        }
    }

    /// A text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// A list, where it is one.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// An object, where it is one.
    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }
}

#[cfg(test)]
mod tests;
