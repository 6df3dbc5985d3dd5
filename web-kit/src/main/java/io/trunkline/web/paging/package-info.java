/// Cursor paging: the request parameters, the page and the cursor between two pages.
@NullMarked
package io.trunkline.web.paging;

import org.jspecify.annotations.NullMarked;
