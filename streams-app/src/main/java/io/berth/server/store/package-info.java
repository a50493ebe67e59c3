/** The keyed stores and how their values are written. */
package io.berth.server.store;
