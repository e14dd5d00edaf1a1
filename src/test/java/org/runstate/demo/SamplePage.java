package org.runstate.demo;

/**
 * A page of the sample organisation and who looks at it.
 *
 * @param persona the beginning of their address, or empty for a visitor
 * @param name the file name of its picture
 */
record SamplePage(String persona, String name, String path) {

}
