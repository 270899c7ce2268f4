/** A linked program and the places of its uniforms; a name that the shaders do not use is a bug and throws. */
export interface GlProgram {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

const compile = (gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader => {
  const shader = gl.createShader(type);
  if (shader === null) throw new Error('the WebGL context makes no shader');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) !== true && !gl.isContextLost())
    throw new Error(`a shader does not compile: ${gl.getShaderInfoLog(shader) ?? ''}`);
  return shader;
};

/** Compiles and links. On a lost context nothing is checked: all of it is made again when the context is back. */
export const buildProgram = (gl: WebGL2RenderingContext, vertex: string, fragment: string): GlProgram => {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost())
    throw new Error(`a program does not link: ${gl.getProgramInfoLog(program) ?? ''}`);
  const known = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string): WebGLUniformLocation | null => {
    let location = known.get(name);
    if (location === undefined) {
      location = gl.getUniformLocation(program, name);
      known.set(name, location);
    }
    return location;
  };
  return { program, uniform };
};
