/** How Jackson reads JSON. */
package dev.trammel.internal.json;
