package io.trunkline.cdr.callfacts.domain;

/// A fact that several sources report.
interface Coverable<F extends Coverable<F>> {
    /// Whether the other report is of a more trusted source and has all values of this one.
    boolean isCoveredBy(F other);
}
