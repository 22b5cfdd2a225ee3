//! The vocabulary that every venue is normalised to,.
