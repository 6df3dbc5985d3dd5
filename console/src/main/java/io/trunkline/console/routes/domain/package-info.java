/// Which service has a path of the API: one table, and the check of what a path may contain.
@NullMarked
package io.trunkline.console.routes.domain;

import org.jspecify.annotations.NullMarked;
