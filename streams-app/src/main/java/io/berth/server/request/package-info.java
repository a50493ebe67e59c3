/** Wire to command: reads what stands in {@code berth.commands}, refuses or sets aside what cannot be read. */
package io.berth.server.request;
