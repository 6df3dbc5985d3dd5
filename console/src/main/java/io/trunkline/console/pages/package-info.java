/// Serves the built pages, or a page that says why there are none.
@NullMarked
package io.trunkline.console.pages;

import org.jspecify.annotations.NullMarked;
