package io.trunkline.ami.callfacts;

/// The number of channels and calls that are live on the node, and how many calls begin.
public interface LiveCounts {

    int channels();

    int calls();

    /// The calls that began in the last minute, divided by 60.
    double callsPerSecond();
}
