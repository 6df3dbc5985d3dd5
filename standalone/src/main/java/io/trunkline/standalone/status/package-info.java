/// `./trunkline status`: checks servers, services and Asterisk, and prints the result as a page.
@NullMarked
package io.trunkline.standalone.status;

import org.jspecify.annotations.NullMarked;
