//! The state machine of all feeds, sans-IO: events in, effects out, and when to wake next.
//!
//! It reads no clock and opens nothing: the time is an argument, and what should be done comes out
//! as an [`Effect`]. The browser's shell and the command line carry the same effects out.
//!
//! | file | owns |
//! | --- | --- |
//! | `state` | [`Session`]: what each event leads to |
//! | `plan` | how many feeds are asked for the same thing, and in which order |
//! | `ask` | issuing what is due within the budgets; the next wake-up |
//! | `answer` | what an answer or a fault leads to |
//! | `listen` | connections: subscribing, keeping alive, coming back |
//! | `slot`, `link`, `desk` | one feed for one coin; one connection; one venue |
//! | `retain`, `merge`, `spans` | the facts that are kept, and the time that was listened to |
//! | `backoff`, `recovery` | how long to wait after which fault |

mod answer;
mod ask;
mod backoff;
mod budget;
mod desk;
mod event;
mod link;
mod listen;
mod merge;
mod plan;
mod recovery;
mod retain;
mod skew;
mod slot;
mod spans;
mod state;

pub use event::{Answer, Effect, Event, FetchFault, RequestId, SocketId};
pub use state::{Session, Shell, Surroundings};
