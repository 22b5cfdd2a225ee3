//! Venues, sans-IO: what to ask each one, and how to read what it answers.
