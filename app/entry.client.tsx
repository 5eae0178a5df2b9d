// Pages ship no client code. Remix needs this file; a route that hydrates will fill it.
export {};
