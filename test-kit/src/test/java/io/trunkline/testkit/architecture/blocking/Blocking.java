package io.trunkline.testkit.architecture.blocking;

@interface Blocking {
    String value();
}
