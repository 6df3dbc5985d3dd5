/// The console: pages for a browser, the sessions of their users, and one address for the APIs of all services.
@NullMarked
package io.trunkline.console;

import org.jspecify.annotations.NullMarked;
