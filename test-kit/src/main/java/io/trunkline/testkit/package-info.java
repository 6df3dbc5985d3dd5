/// What tests share: real servers, tokens, fixtures and the rules that hold the modules apart.
@NullMarked
package io.trunkline.testkit;

import org.jspecify.annotations.NullMarked;
