//! Pure functions from market values to measured values, or to a named gap.
