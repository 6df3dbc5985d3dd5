/// A session as the cookie has it, and the rules for requests that use it.
@NullMarked
package io.trunkline.console.signin.domain;

import org.jspecify.annotations.NullMarked;
