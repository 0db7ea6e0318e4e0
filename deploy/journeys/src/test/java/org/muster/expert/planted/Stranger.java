package org.muster.expert.planted;

/** Somebody else's class. */
public class Stranger {}
