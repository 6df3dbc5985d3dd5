/// `./trunkline demo --keep`: an example business that stays in the suite, with a day of calls. It is configured over
/// REST, and a part of its calls are real. The calls of the hours before are events in the topics of calls, with times
/// in the past; their call ids say `demo`.
@NullMarked
package io.trunkline.demo.kept;

import org.jspecify.annotations.NullMarked;
