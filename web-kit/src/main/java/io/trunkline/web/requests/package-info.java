/// What identifies a request: its id, its trace and its route, for the log and for problems.
@NullMarked
package io.trunkline.web.requests;

import org.jspecify.annotations.NullMarked;
