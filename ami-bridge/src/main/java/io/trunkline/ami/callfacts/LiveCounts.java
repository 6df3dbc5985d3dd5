package io.trunkline.ami.callfacts;

/// How much lives on the node right now.
public interface LiveCounts {

    int channels();

    int calls();
}
