package io.trunkline.ami.callfacts;

/// The number of channels and calls that are live on the node.
public interface LiveCounts {

    int channels();

    int calls();
}
