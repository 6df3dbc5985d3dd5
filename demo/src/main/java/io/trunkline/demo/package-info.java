/// What `./trunkline demo` does: sets a small business up over REST, plays the other side of every call with SIPp,
/// and compares the records with what SIPp counted. A client of the suite like any other: it knows the REST API and
/// nothing else.
@NullMarked
package io.trunkline.demo;

import org.jspecify.annotations.NullMarked;
