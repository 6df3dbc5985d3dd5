/// The query parameters of a request, compared with those that its operation declares.
@NullMarked
package io.trunkline.web.parameters;

import org.jspecify.annotations.NullMarked;
