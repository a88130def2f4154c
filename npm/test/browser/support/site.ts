import { build, type PreviewServer, preview } from 'vite'

/** Builds a Vite application with its own configuration and serves what came out; gives its address. */
export async function serveBuilt(folder: string): Promise<{ address: string; server: PreviewServer }> {
  await build({ root: folder, logLevel: 'error' })
  const server = await preview({ root: folder, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } })
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('Vite serves the page nowhere')
  return { address, server }
}
