//! A harness for the programs in `tests/`: it runs the tests whose name contains one of the
//! arguments, all without arguments. A test that panics ends the program.

use crate::{arguments, exit, println};

pub fn run(tests: &[(&str, fn())]) -> ! {
    let mut count = 0;
    for (name, test) in tests {
        let mut filters = arguments().filter(|word| !word.starts_with('-')).peekable();
        if filters.peek().is_some() && !filters.any(|filter| name.contains(filter)) {
            continue;
        }
        // Before the test: if it fails, the last line says which one it was.
        println!("test {name}");
        test();
        count += 1;
    }
    println!("{count} passed");
    exit(0)
}

/// Makes functions the tests of a program.
#[macro_export]
macro_rules! tests {
    ($(fn $name:ident() $body:block)*) => {
        $(fn $name() $body)*

        #[unsafe(no_mangle)]
        extern "C" fn run() -> ! {
            $crate::harness::run(&[$((stringify!($name), $name)),*])
        }
    };
}
