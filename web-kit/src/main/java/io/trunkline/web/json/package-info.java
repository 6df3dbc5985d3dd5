/// How JSON is read from requests.
@NullMarked
package io.trunkline.web.json;

import org.jspecify.annotations.NullMarked;
