//! Values of what the program has at hand.

use super::{Number, Object, Value};

/// A value: of an object's members, or of anything that is [`ToValue`].
///
/// ```ignore
/// json!({ "op": "subscribe", "args": topics })
/// ```
macro_rules! json {
    ({ $($name:literal: $value:expr),* $(,)? }) => {
        $crate::json::Value::members(vec![$(($name, $crate::json::ToValue::to_value(&$value))),*])
    };
    ($value:expr) => { $crate::json::ToValue::to_value(&$value) };
}

pub(crate) use json;

impl Value {
    /// An object of these members.
    #[inline(never)]
    pub fn members(members: Vec<(&str, Value)>) -> Self {
        let named = members.into_iter().map(|(name, value)| (name.to_owned(), value));
        Self::Object(Object::new(named.collect()))
    }
}

/// What can be spelled as a JSON value.
pub trait ToValue {
    /// The value.
    fn to_value(&self) -> Value;
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::String(self.to_owned())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::String(self.clone())
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        Value::Number(Number::Whole(*self))
    }
}

impl ToValue for i32 {
    fn to_value(&self) -> Value {
        i64::from(*self).to_value()
    }
}

/// One beyond what an `i64` holds becomes the largest.
impl ToValue for u64 {
    fn to_value(&self) -> Value {
        i64::try_from(*self).unwrap_or(i64::MAX).to_value()
    }
}

impl<T: ToValue> ToValue for [T] {
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(T::to_value).collect())
    }
}

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    fn to_value(&self) -> Value {
        self.as_slice().to_value()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        self.as_slice().to_value()
    }
}

impl From<i64> for Value {
    fn from(whole: i64) -> Self {
        Self::Number(Number::Whole(whole))
    }
}

impl From<u16> for Value {
    fn from(whole: u16) -> Self {
        Self::from(i64::from(whole))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}
