/** Models for tests: they say what a script says, and need no file and no server. */
package dev.trammel.testing;
