package io.trunkline.web.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a [PageRequest] argument: the list can be sorted and counted.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListOptions {
    /// The values of the parameter `sort`; `-` before one sorts in descending order. The first is the default,
    /// which may be written with the `-`, such as `-startedAt`.
    String[] sort();
}
